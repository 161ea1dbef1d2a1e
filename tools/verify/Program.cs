using System.CommandLine;
using Verification.Models.Backends;
using Verification.Properties.Snapshots;
using Verification.Reference.Onnx;
using Verification.Reference.Tensors;
using Verification.Tools.Verify;

RootCommand root = new("Decides whether numerical code computes what mathematics says. Without a command: the whole bundled suite, quickly.");
SuiteCommand.Attach(root);
foreach (Catalogues catalogue in Catalogues.All)
{
    root.Subcommands.Add(ClaimsCommand.Create(catalogue));
}
root.Subcommands.Add(ModelCommand.Create());
root.Subcommands.Add(ConformanceCommand.Create());
root.Subcommands.Add(ListCommand.Create());
root.Subcommands.Add(AcceptCommand.Create());

ParseResult parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    return Exit.BadInput(string.Join("; ", parsed.Errors.Select(e => e.Message)) + " ('verify --help' lists commands and options)");
}
try
{
    return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception e) when (e is OnnxException or BackendException or ShapeException or UsageException or SnapshotException or FormatException or IOException or UnauthorizedAccessException)
{
    return Exit.BadInput(e.Message);
}
catch (OutOfMemoryException)
{
    return Exit.BadInput("out of memory: the model or its inputs need more than this machine has");
}
