namespace Decnet.Architecture.Tests;

/// <summary>The checked-out tree, found from the test binary upwards by its solution file.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static IEnumerable<string> SourceFiles(string folder = ".")
    {
        var start = Path.GetFullPath(Path.Combine(Root, folder));
        return Directory.Exists(start)
            ? Directory.EnumerateFiles(start, "*.cs", SearchOption.AllDirectories).Where(IsOurs)
            : [];
    }

    public static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static bool IsOurs(string path) =>
        !Relative(path).Split('/').Any(part => part is "bin" or "obj" or "out" or "Migrations");

    private static string FindRoot()
    {
        for (var dir = new DirectoryInfo(AppContext.BaseDirectory); dir is not null; dir = dir.Parent)
        {
            if (File.Exists(Path.Combine(dir.FullName, "Decnet.sln")))
            {
                return dir.FullName;
            }
        }

        throw new InvalidOperationException("Decnet.sln stands in no folder above the test binary");
    }
}
