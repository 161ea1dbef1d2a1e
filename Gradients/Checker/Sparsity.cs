using System.Collections;
using System.Numerics;
using Verification.Properties.Cases;
using Verification.Reference.Tensors;

namespace Verification.Gradients;

/// <summary>Which outputs each input may reach, as the pullback has it, and groups of inputs (and of outputs) that can be looked at together.</summary>
/// <remarks>
/// Method: one pullback for every index along every axis of the outputs (long axes digit by digit), of a random cotangent that is zero elsewhere: an input that stays zero is taken not to
/// reach that slice. The outputs that it may reach are the product of the slices, axis by axis: exact for rows, columns, windows and matrix products.
/// Inputs whose outputs do not meet are then perturbed together (Curtis, Powell and Reid's columns of a sparse Jacobian, coloured greedily), and likewise
/// outputs pulled back together.<br/>
/// What is found here only saves work: what the pullback leaves out appears in the differences as a change that nobody predicted.
/// </remarks>
internal sealed class Sparsity
{
    // Beyond this many entries the Jacobian is not worth keeping.
    private const long MostEntries = 40_000_000;

    private Sparsity(int[] starts, int[] reached) => (Starts, Reached) = (starts, reached);

    /// <summary>Where each input's list begins in <see cref="Reached"/>; one more for the end.</summary>
    public int[] Starts { get; }

    /// <summary>The outputs that each input may reach, input by input.</summary>
    public int[] Reached { get; }

    /// <summary>The outputs that an input may reach.</summary>
    public ReadOnlySpan<int> Of(int input) => Reached.AsSpan(Starts[input]..Starts[input + 1]);

    /// <summary>Finds the pattern; null where it has too many entries, or the pullback fails.</summary>
    public static Sparsity? Find(BlackBox box, double[] x, Xoshiro random)
    {
        double[] cotangent = new double[box.Outputs], gradient = new double[box.Inputs];
        double[] seeds = [.. cotangent.Select(_ => random.Signed(0.5, 1))];
        Digits[] tensors = [.. box.OutputShapes.Select(shape => new Digits(shape))];

        // For each input and digit: the set of indices whose slices reach it, a bit for each.
        int digits = tensors.Sum(tensor => tensor.Sizes.Length), column = 0;
        ushort[] masks = new ushort[box.Inputs * digits];
        for (int t = 0, start = 0; t < tensors.Length; start += Shape.Count(box.OutputShapes[t++]))
        {
            for (int digit = 0; digit < tensors[t].Sizes.Length; digit++, column++)
            {
                for (int index = 0; index < tensors[t].Sizes[digit]; index++)
                {
                    Array.Clear(cotangent);
                    for (int p = 0; p < tensors[t].Places.Length; p++)
                    {
                        if (tensors[t].Places[p] is >= 0 and int place && p / tensors[t].Strides[digit] % tensors[t].Sizes[digit] == index)
                        {
                            cotangent[start + place] = box.Round(seeds[start + place]);
                        }
                    }
                    if (!box.Pullback(x, cotangent, gradient))
                    {
                        return null;
                    }
                    for (int i = 0; i < gradient.Length; i++)
                    {
                        masks[i * digits + column] |= gradient[i] != 0 ? (ushort)(1 << index) : (ushort)0;
                    }
                }
            }
        }
        return Listed(box, tensors, masks);
    }

    private static Sparsity? Listed(BlackBox box, Digits[] tensors, ushort[] masks)
    {
        int digits = masks.Length / Math.Max(1, box.Inputs);
        int[] starts = new int[box.Inputs + 1];
        List<int> reached = [], spread = [];
        for (int i = 0; i < box.Inputs; i++)
        {
            ReadOnlySpan<ushort> own = masks.AsSpan(i * digits, digits);
            for (int t = 0, start = 0, column = 0; t < tensors.Length; column += tensors[t].Sizes.Length, start += Shape.Count(box.OutputShapes[t++]))
            {
                Spread(spread, tensors[t].Strides, own.Slice(column, tensors[t].Sizes.Length));
                foreach (int p in spread)
                {
                    if (tensors[t].Places[p] is >= 0 and int place)
                    {
                        reached.Add(start + place);
                    }
                }
            }
            if (reached.Count > MostEntries)
            {
                return null;
            }
            starts[i + 1] = reached.Count;
        }
        return new Sparsity(starts, [.. reached]);
    }

    // The product of sets of indices, as places.
    private static void Spread(List<int> places, int[] strides, ReadOnlySpan<ushort> masks)
    {
        places.Clear();
        if (masks.Contains((ushort)0))
        {
            return;
        }
        places.Add(0);
        for (int digit = 0; digit < masks.Length; digit++)
        {
            int end = places.Count, first = BitOperations.TrailingZeroCount(masks[digit]);
            for (int rest = masks[digit] & (masks[digit] - 1); rest != 0; rest &= rest - 1)
            {
                int offset = BitOperations.TrailingZeroCount(rest) * strides[digit];
                for (int p = 0; p < end; p++)
                {
                    places.Add(places[p] + offset);
                }
            }
            for (int p = 0; p < end && first > 0; p++)
            {
                places[p] += first * strides[digit];
            }
        }
    }

    /// <summary>The same pattern from the outputs' side.</summary>
    /// <param name="outputs">How many there are.</param>
    /// <param name="places">For each entry of its lists, where it is in this one's.</param>
    public Sparsity Transposed(int outputs, out int[] places)
    {
        int[] starts = new int[outputs + 1];
        foreach (int j in Reached)
        {
            starts[j + 1]++;
        }
        for (int j = 0; j < outputs; j++)
        {
            starts[j + 1] += starts[j];
        }
        int[] next = starts[..outputs], reached = new int[Reached.Length];
        places = new int[Reached.Length];
        for (int i = 0; i + 1 < Starts.Length; i++)
        {
            for (int place = Starts[i]; place < Starts[i + 1]; place++)
            {
                int at = next[Reached[place]]++;
                (reached[at], places[at]) = (i, place);
            }
        }
        return new Sparsity(starts, reached);
    }

    /// <summary>Groups of which no two members reach the same place; those that reach nothing are all in the first.</summary>
    /// <param name="places">How many places there are to reach.</param>
    public int[][] Groups(int places)
    {
        List<List<int>> groups = [[]];
        List<BitArray> taken = [new(places)];
        for (int i = 0; i + 1 < Starts.Length; i++)
        {
            ReadOnlySpan<int> own = Of(i);
            int group = own.Length == places && places > 0 && groups[0].Count > 0 ? groups.Count : 0;
            while (group < groups.Count && Meets(taken[group], own))
            {
                group++;
            }
            if (group == groups.Count)
            {
                groups.Add([]);
                taken.Add(new BitArray(places));
            }
            groups[group].Add(i);
            foreach (int place in own)
            {
                taken[group][place] = true;
            }
        }
        return [.. groups.Where(g => g.Count > 0).Select(g => g.ToArray())];
    }

    private static bool Meets(BitArray taken, ReadOnlySpan<int> places)
    {
        foreach (int place in places)
        {
            if (taken[place])
            {
                return true;
            }
        }
        return false;
    }
}
