using Decnet.Bench.Reporting;

namespace Decnet.Bench.Bus;

/// <summary>The rounds of one run. Within a round the brokers take turns cell by cell, each round beginning with another.</summary>
internal sealed class BusRun : IDisposable
{
    private static readonly Metric Half = new("p50", "p50 µs", "0", Compared: true), Worst = new("p99", "p99 µs", "0", Compared: true);
    private static readonly Metric Cost = new("cpu", "CPU ns/event", "0", Compared: false), Memory = new("rss", "MB", "0.0", Compared: false);

    private readonly string _directory = Directory.CreateTempSubdirectory("bench").FullName;
    private readonly int _rounds;
    private readonly double _seconds;
    private readonly int _trips;
    private readonly int? _endurance;
    private readonly Load _load;
    private readonly List<Broker> _brokers = [];
    private readonly Dictionary<Broker, RunningBroker> _running = [];
    private readonly Dictionary<Broker, Row> _rows = [];
    private readonly List<string> _faults = [];

    public BusRun(BenchOptions options)
    {
        _rounds = options.Rounds ?? (options.Quick ? 2 : 7);
        _seconds = options.Quick ? 0.5 : 1;
        _trips = options.Quick ? 500 : 2000;
        _endurance = options.Seconds;
        var program = Load.Compile(_directory);
        _load = new Load(program);
        foreach (var broker in Brokers.All(_directory, program, options.Bus, options.BusPeers))
        {
            Choose(broker, options.Peers);
        }
    }

    public Report Measure()
    {
        for (var round = 0; round < _rounds; round++)
        {
            Console.Error.WriteLine($"round {round + 1} of {_rounds}");
            var order = _brokers.Skip(round % _brokers.Count).Concat(_brokers.Take(round % _brokers.Count)).ToList();
            foreach (var cell in Cell.All)
            {
                order.ForEach(broker => Flood(broker, cell));
            }

            order.ForEach(Trip);
        }

        Endure();
        foreach (var (broker, process) in _running)
        {
            _rows[broker].Add(Memory.Key, process.ResidentMegabytes);
        }

        return new Report("bus", Setting(), [.. Cell.All.Select(cell => cell.Metric), Half, Worst, Cost, Memory], [.. _rows.Values])
        {
            Faults = _faults,
        };
    }

    public void Dispose()
    {
        foreach (var process in _running.Values)
        {
            process.Dispose();
        }

        Directory.Delete(_directory, recursive: true);
    }

    private void Choose(Broker broker, IReadOnlyList<string> wanted)
    {
        if (wanted.Count > 0 && !broker.IsRelay && broker.Name != "decnet" && !wanted.Contains(broker.Name))
        {
            return;
        }

        if (broker.Program is null)
        {
            _faults.Add($"{broker.Name} is missing: {broker.Package}");
            return;
        }

        _brokers.Add(broker);
        _rows[broker] = new Row(broker.Name) { Note = broker.Note };
        if (!broker.IsRelay)
        {
            _running[broker] = new RunningBroker(broker);
        }
    }

    private void Flood(Broker broker, Cell cell)
    {
        // A copy of bytes has no bystanders.
        if (broker.IsRelay && cell.IsShare)
        {
            return;
        }

        using var relay = broker.IsRelay ? new RunningBroker(broker, $"{cell.Readers}") : null;
        var process = relay ?? _running[broker];
        var before = process.CpuTime;
        if (_load.Run("flood", broker, cell.Arguments(_seconds)) is not { } found)
        {
            _faults.Add($"{broker.Name}: no data for {cell.Metric.Heading}");
            return;
        }

        if (found["lost"] != 0)
        {
            Lost(broker, $"{broker.Name}: {cell.Metric.Heading} lost {found["lost"]} of {found["received"] + found["lost"]} events");
        }

        var row = _rows[broker];
        row.Add(cell.Metric.Key, cell.IsShare ? 100 * found["rate"] / row[Cell.One.Metric.Key][^1] / 1e3 : found["rate"] / 1e3);
        if (cell == Cell.One && !broker.IsRelay)
        {
            row.Add(Cost.Key, (process.CpuTime - before).TotalNanoseconds / found["received"]);
        }
    }

    /// <summary>What the memory of ours is after a flood as long as asked for; nothing may be lost in it either.</summary>
    private void Endure()
    {
        if (_endurance is not { } seconds)
        {
            return;
        }

        var ours = _brokers.Single(broker => broker.Name == "decnet");
        Console.Error.WriteLine($"flood of {seconds} s, {_running[ours].ResidentMegabytes:0.0} MB before");
        var found = _load.Run("flood", ours, Cell.One.Arguments(seconds));
        if (found is null || found["lost"] != 0)
        {
            _faults.Add($"decnet: the flood of {seconds} s {(found is null ? "broke" : $"lost {found["lost"]} events")}");
        }
    }

    private void Trip(Broker broker)
    {
        using var relay = broker.IsRelay ? new RunningBroker(broker, "1") : null;
        if (_load.Run("trip", broker, $"{_trips}", "1000") is { } found)
        {
            _rows[broker].Add(Half.Key, found["p50"]);
            _rows[broker].Add(Worst.Key, found["p99"]);
        }
        else
        {
            _faults.Add($"{broker.Name}: no data for the round trip");
        }
    }

    /// <summary>A fault of ours fails the run; what a peer loses (nats does, beside a stalled reader) is only said.</summary>
    private void Lost(Broker broker, string what)
    {
        if (broker.Name == "decnet")
        {
            _faults.Add(what);
        }
        else
        {
            Console.Error.WriteLine(what);
        }
    }

    private string Setting() =>
        $"{Environment.ProcessorCount} cores, load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}, {_rounds} interleaved rounds of {_seconds} s a cell, " +
        "256-byte bodies; median of rounds, × is the ratio to the copy of bytes.";
}
