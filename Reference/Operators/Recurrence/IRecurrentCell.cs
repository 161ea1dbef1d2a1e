namespace Verification.Reference.Operators;

/// <summary>One time step of a recurrent layer in one direction, for all sequences of a batch at once.</summary>
internal interface IRecurrentCell<T>
{
    /// <summary>Replaces hidden state h and cell state c (empty where the layer has none), each [batch, hidden], by those after input x [batch, input].</summary>
    void Step(ReadOnlySpan<T> x, Span<T> h, Span<T> c);
}
