using Verification.Properties.Cases;
using Verification.Properties.Domains;
using Verification.Reference.Tensors;

namespace Verification.Gradients.Claims;

/// <summary>What may be added to a domain of layer points.</summary>
internal static class LayerDomains
{
    /// <summary>Counterexamples may lose indices: every axis of one letter loses the same one.</summary>
    /// <param name="domain">The points.</param>
    /// <param name="axes">The letters of every input's axes, then every output's: <c>bj,bj</c>.</param>
    /// <param name="atLeastTwo">The letters that keep two indices.</param>
    public static Domain<LayerPoint<double>> ShrinkingShapes(this Domain<LayerPoint<double>> domain, string axes, string atLeastTwo = "")
    {
        string[] letters = axes.Split(',');
        return With(domain, domain.Draw, point => Smaller(point, letters, atLeastTwo).Concat(domain.Shrink(point)));
    }

    /// <summary>One in six points has the same number throughout one input.</summary>
    public static Domain<LayerPoint<double>> WithRepeats(this Domain<LayerPoint<double>> domain) => With(domain, random =>
    {
        LayerPoint<double> point = domain.Draw(random);
        if (random.Below(6) == 0)
        {
            double[] values = point.X[random.Below(point.X.Length)].Values;
            Array.Fill(values, values[0]);
        }
        return point;
    }, domain.Shrink, new Edge<LayerPoint<double>>("an input whose entries are all equal", point => point.X.Any(x => x.Count > 1 && x.Values.AsSpan().IndexOfAnyExcept(x[0]) < 0)));

    private static Domain<LayerPoint<double>> With(
        Domain<LayerPoint<double>> domain, Func<Xoshiro, LayerPoint<double>> draw, Func<LayerPoint<double>, IEnumerable<LayerPoint<double>>> shrink,
        params Edge<LayerPoint<double>>[] edges) => new()
        {
            Description = domain.Description,
            Draw = draw,
            Shrink = shrink,
            Show = domain.Show,
            Edges = [.. domain.Edges, .. edges],
        };

    private static IEnumerable<LayerPoint<double>> Smaller(LayerPoint<double> point, string[] axes, string atLeastTwo)
    {
        Tensor<double>[] all = [.. point.X, .. point.Cotangents];
        foreach (char letter in string.Concat(axes).Distinct())
        {
            int tensor = Array.FindIndex(axes, a => a.Contains(letter, StringComparison.Ordinal)), size = all[tensor].Shape[axes[tensor].IndexOf(letter, StringComparison.Ordinal)];
            for (int i = 0; i < size && size > (atLeastTwo.Contains(letter, StringComparison.Ordinal) ? 2 : 1); i++)
            {
                Tensor<double>[] smaller = [.. all.Select((t, k) => Without(t, axes[k], letter, i))];
                yield return new(smaller[..point.X.Length], smaller[point.X.Length..]);
            }
        }
    }

    private static Tensor<double> Without(Tensor<double> x, string axes, char letter, int index)
    {
        List<double> kept = [];
        for (int place = 0; place < x.Count; place++)
        {
            bool stays = true;
            for (int axis = x.Rank - 1, rest = place; axis >= 0; rest /= x.Shape[axis--])
            {
                stays &= axes[axis] != letter || rest % x.Shape[axis] != index;
            }
            if (stays)
            {
                kept.Add(x[place]);
            }
        }
        return new([.. kept], [.. x.Shape.Select((n, axis) => axes[axis] == letter ? n - 1 : n)]);
    }
}
