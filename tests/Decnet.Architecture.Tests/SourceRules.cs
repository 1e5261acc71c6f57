using System.Text.RegularExpressions;

namespace Decnet.Architecture.Tests;

public sealed partial class SourceRules
{
    [Fact]
    public void Unsafe_code_stands_only_under_a_Native_folder()
    {
        var offenders = Repository.SourceFiles()
            .Where(file => !Repository.Relative(file).Contains("/Native/", StringComparison.Ordinal))
            .Where(file => UnsafeKeyword().IsMatch(File.ReadAllText(file)))
            .Select(Repository.Relative);

        Assert.Empty(offenders);
    }

    [Fact]
    public void No_source_file_is_longer_than_400_lines()
    {
        var offenders = Repository.SourceFiles()
            .Select(file => (File: Repository.Relative(file), Lines: File.ReadLines(file).Count()))
            .Where(entry => entry.Lines > 400);

        Assert.Empty(offenders);
    }

    [Fact]
    public void No_folder_is_named_after_a_kind_of_class()
    {
        string[] banned = ["Helpers", "Utils", "Utilities", "Common", "Controllers", "Entities", "Finalizers", "Misc"];
        var offenders = Repository.SourceFiles()
            .SelectMany(file => Repository.Relative(file).Split('/').SkipLast(1))
            .Distinct()
            .Intersect(banned);

        Assert.Empty(offenders);
    }

    [GeneratedRegex(@"(?<![\w@""./])unsafe\s+(class|struct|static|void|partial|delegate|fixed|ref|readonly|int|nint|byte|\{)")]
    private static partial Regex UnsafeKeyword();
}
