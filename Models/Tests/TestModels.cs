namespace Verification.Models.Tests;

/// <summary>Models that others made, as files beside the test assembly.</summary>
public static class TestModels
{
    /// <summary>PaddleOCR's text direction classifier: image [n, 3, h, w] → 2 probabilities; 35 unfused BatchNormalization, depthwise Conv; opset 9.</summary>
    public static string TextDirection { get; } = Find("ch_ppocr_mobile_v2.0_cls_infer.onnx");

    /// <summary>Silero's voice activity detector: samples, state and rate → probability and state; LSTM, nested If; opset 16.</summary>
    public static string VoiceActivity { get; } = Find("silero_vad_v5.onnx");

    private static string Find(string file) => Path.Combine(AppContext.BaseDirectory, "models", file);
}
