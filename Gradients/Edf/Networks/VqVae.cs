using System.Numerics;
using Verification.Gradients.Edf.Operations;

namespace Verification.Gradients.Edf.Networks;

/// <summary>
/// An auto-encoder whose latent vectors are rounded to the nearest of K centres: L = tanh(W y + b), L̂ = C[k], ŷ = V L̂ + c; the loss is
/// ½‖y − ŷ‖², to which ½β‖L − L̂‖² is added.
/// </summary>
/// <remarks>
/// Shape: W [I, D], b [I], C [K, I], V [D, I], c [D]; y [P, D]: each of P places has a vector of its own.<br/>
/// Source: [TTIC20-Q4] Problem 3.
/// </remarks>
/// <param name="training">How the centres are trained.</param>
/// <param name="beta">β.</param>
/// <param name="centreRate">η̃.</param>
public sealed class VqVae(CentreTraining training, double beta = 0.25, double centreRate = 0.25) : IProcedure
{
    /// <summary>The shapes of Φ.</summary>
    /// <param name="width">D.</param>
    /// <param name="latent">I.</param>
    /// <param name="centres">K.</param>
    public static int[][] Parameters(int width, int latent, int centres) =>
        [[latent, width], [latent], [centres, latent], [width, latent], [width]];

    /// <summary>L = tanh(W y + b).</summary>
    public static EdfObject<T> Encode<T>(EdfObject<T> w, EdfObject<T> b, EdfObject<T> y)
        where T : struct, IFloatingPointIeee754<T> => Tanh.Of(Linear.Of(w, y) + b);

    /// <summary>½‖y − ŷ‖² with ŷ = V L̂ + c.</summary>
    public static EdfObject<T> Distortion<T>(EdfObject<T> v, EdfObject<T> c, EdfObject<T> rounded, EdfObject<T> y)
        where T : struct, IFloatingPointIeee754<T> =>
        SquaredError.Of(y, Linear.Of(v, rounded) + c);

    /// <summary>The loss, from W, b, C, V, c and y.</summary>
    public EdfObject<T>[] Build<T>(EdfObject<T>[] x) where T : struct, IFloatingPointIeee754<T>
    {
        if (x is not [var w, var b, var centres, var v, var c, var y])
        {
            throw new ArgumentException($"the VQ-VAE has {x.Length} operands: need W, b, C, V, c and y", nameof(x));
        }
        EdfObject<T> l = Encode(w, b, y);
        EdfObject<T> trained = training == CentreTraining.Published ? StopGradient.Of(centres) : centres;
        EdfObject<T> distortion = Distortion(v, c, NearestCentre.Of(l, trained), y);
        return training == CentreTraining.EndToEnd ? [distortion]
            : [distortion + Added(l, NearestCentre.Of(l, centres, straightThrough: false))];
    }

    // As published, the two gradients of the added loss have rates of their own: each comes from a copy of it in which the other argument
    // is held fixed.
    private EdfObject<T> Added<T>(EdfObject<T> l, EdfObject<T> rounded) where T : struct, IFloatingPointIeee754<T> =>
        training == CentreTraining.BothLosses ? Scale.Of(SquaredError.Of(l, rounded), beta)
        : Scale.Of(SquaredError.Of(l, StopGradient.Of(rounded)), beta) + Scale.Of(SquaredError.Of(StopGradient.Of(l), rounded), centreRate);
}
