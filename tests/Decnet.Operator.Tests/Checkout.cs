namespace Decnet.Operator.Tests;

/// <summary>Files of the checked-out tree, which the tests read as users do.</summary>
internal static class Checkout
{
    public static string Root { get; } = Find();

    public static string File(string relative) => Path.Combine(Root, relative);

    private static string Find()
    {
        for (var dir = new DirectoryInfo(AppContext.BaseDirectory); dir is not null; dir = dir.Parent)
        {
            if (System.IO.File.Exists(Path.Combine(dir.FullName, "Decnet.sln")))
            {
                return dir.FullName;
            }
        }

        throw new InvalidOperationException("Decnet.sln stands in no folder above the test binary");
    }
}
