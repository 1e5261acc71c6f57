namespace Decnet.Operator.Tests;

/// <summary>A file of a case that says what is expected. DECNET_ACCEPT=1 writes what is there instead.</summary>
internal static class GoldenFile
{
    public static void Same(string path, string actual)
    {
        actual = actual.TrimEnd() + "\n";
        if (Environment.GetEnvironmentVariable("DECNET_ACCEPT") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}
