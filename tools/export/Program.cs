using Verification.Models.Zoo;

// Writes every model of Models/Zoo to the folder given, or to the repository's own.
if (args.Length > 1)
{
    Console.Error.WriteLine($"export: {args.Length} arguments; needed at most one, the folder to write to");
    return 2;
}
string folder = args.Length == 1 ? args[0] : Repository();
if (!Directory.Exists(folder))
{
    Console.Error.WriteLine($"export: there is no folder '{folder}'");
    return 2;
}
foreach (ZooModel model in ZooModel.All)
{
    byte[] bytes = model.Bytes();
    File.WriteAllBytes(Path.Combine(folder, model.FileName), bytes);
    Console.WriteLine($"{model.FileName,-28}{bytes.Length,8} bytes");
}
return 0;

static string Repository()
{
    DirectoryInfo? place = new(AppContext.BaseDirectory);
    while (place is not null && !File.Exists(Path.Combine(place.FullName, "Verification.sln")))
    {
        place = place.Parent;
    }
    return Path.Combine(place?.FullName ?? ".", "Models", "Zoo");
}
