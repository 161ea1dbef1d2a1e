using Verification.Reference.Operators;
using Verification.Reference.Tensors;

namespace Verification.Reference.Onnx;

/// <summary>Signal processing: Fourier transforms and windows.</summary>
public static partial class Catalogue<T>
{
    static partial void Signals()
    {
        On("DFT", 17, c => Dft.Of(c.Real(0), c.LongOrNone(1), c.Int("axis", 1), c.Flag("inverse"), c.Flag("onesided")));
        On("DFT", 20, c => Dft.Of(c.Real(0), c.LongOrNone(1), c.LongOrNone(2) ?? -2, c.Flag("inverse"), c.Flag("onesided")));
        On("STFT", 17, c => Stft.Of(c.Real(0), c.Long(1), c.RealOrNone(2), c.LongOrNone(3), c.Flag("onesided", true)));
        On("HannWindow", 17, c => CosineWindow.Hann<T>(c.Long(0), c.Flag("periodic", true), RealType(c)));
        On("HammingWindow", 17, c => CosineWindow.Hamming<T>(c.Long(0), c.Flag("periodic", true), RealType(c)));
        On("BlackmanWindow", 17, c => CosineWindow.Blackman<T>(c.Long(0), c.Flag("periodic", true), RealType(c)));
        On("MelWeightMatrix", 17, c => MelWeightMatrix.Of<T>(
            c.Long(0), c.Long(1), c.Long(2), double.CreateTruncating(c.Scalar(3)), double.CreateTruncating(c.Scalar(4)), RealType(c)));
    }

    private static ElementType RealType(Call<T> c) => (ElementType)c.Int("output_datatype", 1) is var type && type.IsReal() ? type
        : throw c.Unsupported($"output_datatype {type}: only real types");
}
