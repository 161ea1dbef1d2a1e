using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Signal processing: Fourier transforms and windows.</summary>
public static partial class Catalogue<T>
{
    static partial void Signals()
    {
        On("DFT", 17, c => Transformed(c, c.Int("axis", 1), chirp: false)).Forms["chirp"] = c => [Transformed(c, c.Int("axis", 1), chirp: true)];
        On("DFT", 20, c => Transformed(c, c.LongOrNone(2) ?? -2, chirp: false)).Forms["chirp"] = c => [Transformed(c, c.LongOrNone(2) ?? -2, chirp: true)];
        On("STFT", 17, c => Framed(c, chirp: false)).Forms["chirp"] = c => [Framed(c, chirp: true)];
        On("HannWindow", 17, c => CosineWindow.Hann<T>(c.Long(0), c.Flag("periodic", true), RealType(c)));
        On("HammingWindow", 17, c => CosineWindow.Hamming<T>(c.Long(0), c.Flag("periodic", true), RealType(c)));
        On("BlackmanWindow", 17, c => CosineWindow.Blackman<T>(c.Long(0), c.Flag("periodic", true), RealType(c)));
        On("MelWeightMatrix", 17, c => MelWeightMatrix.Of<T>(
            c.Long(0), c.Long(1), c.Long(2), double.CreateTruncating(c.Scalar(3)), double.CreateTruncating(c.Scalar(4)), RealType(c)));
    }

    private static Tensor<T> Transformed(Call<T> c, long axis, bool chirp) => Dft.Of(c.Real(0), c.LongOrNone(1), axis, c.Flag("inverse"), c.Flag("onesided"), chirp);

    private static Tensor<T> Framed(Call<T> c, bool chirp) => Stft.Of(c.Real(0), c.Long(1), c.RealOrNone(2), c.LongOrNone(3), c.Flag("onesided", true), chirp);

    private static ElementType RealType(Call<T> c) => (ElementType)c.Int("output_datatype", 1) is var type && type.IsReal() ? type
        : throw c.Unsupported($"output_datatype {type}: only real types");
}
