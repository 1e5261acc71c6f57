namespace Decnet.Operator.Tests.Chart;

/// <summary>The chart's README is written from what it describes. DECNET_ACCEPT=1 writes it anew.</summary>
public sealed class ReadmeTests
{
    private static readonly string Path = Checkout.File("charts/decnet/README.md");

    [Fact]
    public void Values_are_listed_as_values_yaml_has_them() =>
        Same("values", ["| value | default | what it does |", "|---|---|---|", .. ChartValues.Rows()]);

    [Fact]
    public void Reasons_are_listed_as_the_code_has_them() =>
        Same("reasons", ["| reason | meaning |", "|---|---|", .. ReasonList.Rows()]);

    [Fact]
    public void The_definitions_in_the_chart_are_those_of_crds()
    {
        foreach (var source in Directory.GetFiles(Checkout.File("crds"), "*.yaml"))
        {
            var copy = Checkout.File(System.IO.Path.Combine("charts/decnet/definitions", System.IO.Path.GetFileName(source)));
            if (Environment.GetEnvironmentVariable("DECNET_ACCEPT") == "1")
            {
                File.Copy(source, copy, overwrite: true);
            }

            Assert.Equal(File.ReadAllText(source), File.ReadAllText(copy));
        }
    }

    private static void Same(string section, IEnumerable<string> rows)
    {
        var lines = File.ReadAllLines(Path).ToList();
        var begin = lines.FindIndex(line => line.StartsWith($"<!-- {section}: begin", StringComparison.Ordinal));
        var end = lines.FindIndex(line => line.StartsWith($"<!-- {section}: end", StringComparison.Ordinal));
        if (Environment.GetEnvironmentVariable("DECNET_ACCEPT") == "1")
        {
            File.WriteAllLines(Path, [.. lines[..(begin + 1)], .. rows, .. lines[end..]]);
            return;
        }

        Assert.Equal(rows, lines[(begin + 1)..end]);
    }
}
