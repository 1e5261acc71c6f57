using Decnet.Bench;
using Decnet.Bench.Reporting;
using Decnet.Bench.Shards;

if (args is [OwnReader.Verb, var way, var shard])
    return OwnReader.Run(way, shard);

BenchOptions options;
try
{
    options = BenchOptions.Parse(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine($"bench: {e.Message}; see --help");
    return 2;
}

if (options.Help)
{
    Usage.Print(Console.Out);
    return 0;
}

var unknown = options.Names.Except(Registry.All.Select(benchmark => benchmark.Name)).ToList();
if (unknown.Count > 0)
{
    Console.Error.WriteLine($"bench: no benchmark is called {string.Join(", ", unknown)}; see --help");
    return 2;
}

var reports = new List<Report>();
foreach (var benchmark in Registry.All.Where(b => options.Names.Count == 0 || options.Names.Contains(b.Name)))
{
    var report = benchmark.Run(options);
    reports.Add(report);
    ReportWriter.Write(report, Console.Out);
}

if (options.JsonFile is { } file)
{
    JsonReport.Save(file, reports);
}

return reports.All(report => report.Faults.Count == 0) ? 0 : 1;
