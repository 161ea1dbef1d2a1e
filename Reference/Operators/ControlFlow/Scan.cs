using System.Numerics;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;

namespace Verification.Reference.Operators;

/// <summary>A graph run once for each position along an axis of its scanned inputs, with state variables fed back.</summary>
/// <remarks>
/// Shape: the body takes (state.., scanned inputs without the axis..) and gives (state.., collected..); the scan gives the last states, then each collected
/// one stacked along its axis. A direction of 1 scans an input from its end, and stacks an output from its end.<br/>
/// Since: 9 (axes and directions of every input and output); 8 (a batch as the first dimension of everything, scanned along the second up to
/// <c>sequence_lens</c>; what lies beyond is zero here, undefined by the standard).<br/>
/// Source: ONNX Scan-25, Scan-8.
/// </remarks>
public static class Scan
{
    /// <summary>The last states, then the collected values.</summary>
    public static Value?[] Of<T>(Call<T> c) where T : IFloatingPointIeee754<T>
    {
        Graph body = c.Body("body");
        int states = States(c, c.Inputs.Length), scans = c.Inputs.Length - states;
        long[] axes = c.Ints("scan_input_axes"), outputAxes = c.Ints("scan_output_axes");
        Scanned[] scanned = [.. Enumerable.Range(0, scans).Select(i => new Scanned(c.Any(states + i), Entry(axes, i), Entry(c.Ints("scan_input_directions"), i) == 1))];
        if (scanned.Any(s => s.Length != scanned[0].Length))
        {
            throw c.Error($"its scanned inputs have {string.Join(", ", scanned.Select(s => s.Length))} positions: need equal numbers");
        }
        (Value?[] last, Collected<T>[] collected) = Run(c, body, c.Inputs[..states], scanned, scanned[0].Length);
        long[] outputDirections = c.Ints("scan_output_directions");
        return [.. last, .. collected.Select((stack, k) => stack.Close(Entry(outputAxes, k), Entry(outputDirections, k) == 1))];
    }

    /// <summary>The scan of opset 8: each batch entry by itself.</summary>
    public static Value?[] Batched<T>(Call<T> c) where T : IFloatingPointIeee754<T>
    {
        Graph body = c.Body("body");
        int states = States(c, c.Inputs.Length - 1), first = 1 + states, batches = c.Any(first).Shape[0], longest = c.Any(first).Shape[1];
        long[]? lengths = c.LongsOrNone(0);
        long[] directions = c.Ints("directions");
        Collected<T>[] outputs = [.. body.Outputs.Select(output => new Collected<T>(output))];
        for (int b = 0; b < batches; b++)
        {
            int length = lengths is null ? longest : lengths[b] >= 0 && lengths[b] <= longest ? (int)lengths[b]
                : throw c.Error($"'sequence_lens' is {lengths[b]} at {b}: need 0 to {longest}");
            Tensor Entries(int input) => new Scanned(c.Any(input), 0, false).At(b);
            Value?[] initial = [.. Enumerable.Range(1, states).Select(Entries)];
            Scanned[] scanned = [.. Enumerable.Range(first, c.Inputs.Length - first).Select((input, i) =>
                new Scanned(Slice.Of(Entries(input), [0], [length]), 0, Entry(directions, i) == 1))];
            (Value?[] last, Collected<T>[] collected) = Run(c, body, initial, scanned, length);
            for (int k = 0; k < outputs.Length; k++)
            {
                if (k < states)
                {
                    outputs[k].Add(last[k]);
                    continue;
                }
                Tensor values = collected[k - states].Close();
                long[] pads = new long[2 * values.Rank];
                pads[values.Rank] = longest - length;
                outputs[k].Add(Pad.Of(values, pads));
            }
        }
        return [.. outputs.Select(stack => stack.Close())];
    }

    private static (Value?[] Last, Collected<T>[] Collected) Run<T>(Call<T> c, Graph body, Value?[] state, Scanned[] scanned, int length) where T : IFloatingPointIeee754<T>
    {
        if (body.Outputs.Length < state.Length)
        {
            throw c.Error($"its body has {body.Outputs.Length} outputs: need {state.Length} states");
        }
        Collected<T>[] collected = [.. body.Outputs[state.Length..].Select(output => new Collected<T>(output))];
        for (int i = 0; i < length; i++)
        {
            Value?[] results = c.Run(body, [.. state, .. scanned.Select(s => s.At(i))]);
            state = results[..state.Length];
            for (int k = 0; k < collected.Length; k++)
            {
                collected[k].Add(results[state.Length + k]);
            }
        }
        return (state, collected);
    }

    private static int States<T>(Call<T> c, int inputs) where T : IFloatingPointIeee754<T>
    {
        long scans = c.Int("num_scan_inputs");
        return scans >= 1 && scans <= inputs ? (int)(inputs - scans) : throw c.Error($"'num_scan_inputs' is {scans} of {inputs} inputs: need 1 to {inputs}");
    }

    private static long Entry(long[] values, int i) => i < values.Length ? values[i] : 0;

    /// <summary>The parts of a tensor along an axis, without that axis.</summary>
    private readonly struct Scanned(Tensor x, long axis, bool reversed)
    {
        private readonly int at = Shape.Axis(axis, x.Rank);
        private readonly int[] strides = Shape.Strides(x.Shape);

        public int Length => x.Shape[at];

        public Tensor At(int i) => x.Strided(
            (reversed ? Length - 1 - i : i) * strides[at],
            [.. strides[..at], .. strides[(at + 1)..]],
            [.. x.Shape[..at], .. x.Shape[(at + 1)..]]);
    }
}
