using System.Numerics;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A graph run again and again while a condition holds and a trip count is not reached, its outputs fed back as inputs.</summary>
/// <remarks>
/// Shape: the body takes (iteration, condition, carried..) and gives (condition, carried.., collected..); the loop gives the last carried values, then each
/// collected one stacked along a new first dimension. Carried values may be tensors, sequences or optionals of changing shapes.<br/>
/// Domain: where no condition is given the body's is ignored. Neither a trip count nor a condition would never end: an error, as is every loop beyond
/// <see cref="MaxTrips"/> iterations (minutes of work for the smallest body), so that no file can keep an audit busy forever.<br/>
/// Since: 11 (unknown shapes after no iteration), 13 (sequences), 16 (optionals); 1.<br/>
/// Source: ONNX Loop-25.
/// </remarks>
public static class Loop
{
    /// <summary>The largest number of iterations that are run.</summary>
    public const long MaxTrips = 10_000_000;

    /// <summary>The last carried values, then the collected ones.</summary>
    public static Value?[] Of<T>(Call<T> c) where T : IFloatingPointIeee754<T>
    {
        Graph body = c.Body("body");
        long trips = c.Gives(0) ? c.Long(0) : long.MaxValue;
        bool conditional = c.Gives(1), condition = !conditional || Condition(c, c.Inputs[1]);
        if (!c.Gives(0) && !conditional)
        {
            throw c.Error("it has neither a trip count nor a condition: it would never end");
        }
        Value?[] carried = c.Inputs.Length > 2 ? c.Inputs[2..] : [];
        if (body.Outputs.Length < 1 + carried.Length)
        {
            throw c.Error($"its body has {body.Outputs.Length} outputs: need a condition and {carried.Length} carried values");
        }
        Collected<T>[] collected = [.. body.Outputs[(1 + carried.Length)..].Select(output => new Collected<T>(output))];
        for (long i = 0; i < trips && condition; i++)
        {
            if (i == MaxTrips)
            {
                throw c.Error($"it has not ended after {MaxTrips} iterations, the largest number that is run");
            }
            Value?[] results = c.Run(body, [Tensor<long>.Scalar(i), Tensor<bool>.Scalar(condition), .. carried]);
            condition = !conditional || Condition(c, results[0]);
            carried = results[1..(1 + carried.Length)];
            for (int k = 0; k < collected.Length; k++)
            {
                collected[k].Add(results[1 + carried.Length + k]);
            }
        }
        return [.. carried, .. collected.Select(stack => stack.Close())];
    }

    /// <summary>The graph of the branch that a condition names, run (ONNX's If; since 1).</summary>
    public static Value?[] If<T>(Call<T> c) where T : IFloatingPointIeee754<T> => c.Run(c.Body(Condition(c, c.Any(0)) ? "then_branch" : "else_branch"), []);

    private static bool Condition<T>(Call<T> c, Value? value) where T : IFloatingPointIeee754<T> => value is Tensor<bool> { Count: 1 } condition ? condition[0]
        : throw c.Error($"the condition is {value?.Describe() ?? "not computed"}: need a single bool");
}
