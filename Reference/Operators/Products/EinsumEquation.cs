using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>An equation of <see cref="Einsum"/>, read for operands of given shapes: labels, their sizes, and each operand's stride along each label.</summary>
/// <remarks>The dimensions of the ellipsis are labels too: '\uFFFF' for the innermost, '\uFFFE' for the next …</remarks>
internal sealed class EinsumEquation
{
    private readonly Dictionary<char, int> sizes = [];
    private readonly Dictionary<char, int>[] strides;
    private readonly string output, summed;

    public EinsumEquation(string equation, int[][] shapes)
    {
        string[] sides = equation.Replace(" ", "", StringComparison.Ordinal).Split("->");
        string[] terms = sides[0].Split(',');
        if (sides.Length > 2 || terms.Length != shapes.Length)
        {
            throw new ShapeException($"'equation' is '{equation}' with {shapes.Length} operands: need one term for each");
        }
        strides = new Dictionary<char, int>[shapes.Length];
        int widest = 0;
        for (int i = 0; i < shapes.Length; i++)
        {
            int spread = shapes[i].Length - terms[i].Replace("...", "", StringComparison.Ordinal).Length;
            terms[i] = terms[i].Replace("...", Ellipsis(spread), StringComparison.Ordinal);
            widest = Math.Max(widest, spread);
            if (terms[i].Length != shapes[i].Length)
            {
                throw new ShapeException($"term {i} of 'equation' '{equation}' does not fit the shape {Shape.Text(shapes[i])} of its operand");
            }
            strides[i] = Read(equation, terms[i], shapes[i]);
        }
        output = (sides.Length == 2 ? sides[1] : Implicit(terms)).Replace("...", Ellipsis(widest), StringComparison.Ordinal);
        if (output.FirstOrDefault(label => !sizes.ContainsKey(label)) is var unknown and not '\0' || output.Distinct().Count() != output.Length)
        {
            throw new ShapeException($"the output of 'equation' '{equation}' needs distinct labels that occur in an operand");
        }
        summed = string.Concat(sizes.Keys.Where(label => !output.Contains(label)));
    }

    /// <summary>The sizes of the output's labels.</summary>
    public int[] OutputShape => [.. output.Select(label => sizes[label])];

    /// <summary>The sizes of the labels that are summed over.</summary>
    public int[] SummedShape => [.. summed.Select(label => sizes[label])];

    /// <summary>An operand's strides along the output's labels; 0 where it lacks one or repeats along it.</summary>
    public int[] OutputStrides(int operand) => [.. output.Select(label => strides[operand].GetValueOrDefault(label))];

    /// <summary>An operand's strides along the labels that are summed over.</summary>
    public int[] SummedStrides(int operand) => [.. summed.Select(label => strides[operand].GetValueOrDefault(label))];

    private Dictionary<char, int> Read(string equation, string term, int[] shape)
    {
        Dictionary<char, int> own = [], read = [];
        int[] steps = Shape.Strides(shape);
        for (int d = 0; d < term.Length; d++)
        {
            char label = term[d];
            int size = shape[d], known = sizes.GetValueOrDefault(label, 1), before = own.GetValueOrDefault(label, size);
            if ((size != known && size != 1 && known != 1) || before != size)
            {
                throw new ShapeException($"label '{label}' of 'equation' '{equation}' has size {size} and {(before != size ? before : known)}");
            }
            own[label] = size;
            sizes[label] = sizes.ContainsKey(label) && size == 1 ? known : size;
            read[label] = read.GetValueOrDefault(label) + (size == 1 ? 0 : steps[d]);
        }
        return read;
    }

    private static string Implicit(string[] terms)
    {
        string all = string.Concat(terms);
        return (all.Any(label => label > 'z') ? "..." : "")
            + string.Concat(all.Where(label => label <= 'z' && all.Count(other => other == label) == 1).Order());
    }

    private static string Ellipsis(int dimensions) => string.Concat(Enumerable.Range(0, Math.Max(0, dimensions)).Select(i => (char)('\uFFFF' - (dimensions - 1 - i))));
}
