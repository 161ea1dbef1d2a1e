using Verification.Reference.Operators;

namespace Verification.Reference.Onnx;

/// <summary>Operators that run graphs.</summary>
public static partial class Catalogue<T>
{
    static partial void ControlFlow()
    {
        On("If", 1, c => Loop.If(c));
        On("Loop", 1, c => Loop.Of(c));
        On("Scan", 8, c => Scan.Batched(c));
        On("Scan", 9, c => Scan.Of(c));
    }
}
