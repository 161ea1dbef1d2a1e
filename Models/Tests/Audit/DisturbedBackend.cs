using Onnx;
using Verification.Models.Backends;
using Verification.Models.Profiles;
using Verification.Reference.Tensors;

namespace Verification.Models.Tests.Audit;

/// <summary>ONNX Runtime's CPU provider with one output altered on its way back, as a faulty kernel would have.</summary>
/// <param name="output">The output's name.</param>
/// <param name="fault">The faulty value for a right one, given all the values of the run.</param>
internal sealed class DisturbedBackend(string output, Func<Tensor<float>, Tensor<float>> fault) : IBackend
{
    public string Name => "disturbed";

    public string Describe() => "ONNX Runtime with a planted fault";

    public Arithmetic ArithmeticOf(string provider) => OrtBackend.Cpu.ArithmeticOf(provider);

    public BackendRun Run(ModelProto model, string? folder, IReadOnlyDictionary<string, Value> inputs, bool everyTensor)
    {
        BackendRun run = OrtBackend.Cpu.Run(model, folder, inputs, everyTensor);
        return run with { Values = new Dictionary<string, Value>(run.Values) { [output] = fault((Tensor<float>)run.Values[output]) } };
    }
}
