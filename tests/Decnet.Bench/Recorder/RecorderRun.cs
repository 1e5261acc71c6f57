using Decnet.Bench.Reporting;

namespace Decnet.Bench.Recorder;

/// <summary>The rounds of one run, and what becomes of a peer that fails in them.</summary>
internal sealed class RecorderRun : IDisposable
{
    private static readonly Metric Size = new("size_kb", "program kB", "0", Compared: false);

    // What else the machine was doing: above a few tenths, times (not CPU) say little.
    private readonly string _load = File.ReadAllText("/proc/loadavg").Split(' ')[0];
    private readonly int _rounds;
    private readonly int _megabytes;
    private readonly Stage _stage;
    private readonly IReadOnlyList<(string What, Action<IReadOnlyList<IPeer>, Action<IPeer, string, double>> Round)> _phases;
    private readonly List<IPeer> _peers = [];
    private readonly Dictionary<IPeer, Row> _rows = [];
    private readonly List<string> _faults = [];

    public RecorderRun(BenchOptions options)
    {
        _rounds = options.Rounds ?? (options.Quick ? 3 : 15);
        _megabytes = options.Megabytes ?? (options.Quick ? 8 : 32);
        var root = Directory.CreateTempSubdirectory("bench").FullName;
        if (Path.GetFullPath(options.Directory) != Path.GetFullPath(Path.GetTempPath()))
        {
            Directory.Delete(root);
            root = Directory.CreateDirectory(Path.Combine(options.Directory, Path.GetFileName(root))).FullName;
        }

        var payload = Path.Combine(root, "payload");
        var written = BulkText.Written(_megabytes * 1_000_000);
        File.WriteAllBytes(payload, written);
        var programs = Programs.Compile(root);
        _stage = new Stage(root, payload);
        _phases =
        [
            ("start-up", new StartUp(_stage, programs.Prompt, options.Quick ? 3 : 5).Round),
            ("keys", new Keys(_stage, programs.Echo, options.Quick ? 100 : 400).Round),
            ("text", new Bulk(_stage, programs.Producer, BulkText.Shown(written)).Round),
            ("idle", new Idle(_stage, programs.Producer, options.Quick ? 1 : 5).Round),
        ];
        if (options.Only.Count > 0)
        {
            _phases = [.. _phases.Where(phase => options.Only.Contains(phase.What))];
        }

        Choose(Peers.All(programs, options.SessRec), options.Peers);
    }

    public Report Measure()
    {
        for (var round = 0; round < _rounds; round++)
        {
            // Idling is not noisy: once is enough.
            foreach (var phase in _phases.Where(phase => round == 0 || phase.What != "idle"))
            {
                Console.Error.WriteLine($"round {round + 1} of {_rounds}: {phase.What}");
                Attempt(phase.Round, round);
            }
        }

        return new Report("recorder", Setting(), Metrics, [.. _rows.Values]) { Faults = _faults };
    }

    public void Dispose() => _stage.Dispose();

    private static IReadOnlyList<Metric> Metrics =>
        [StartUp.Metric, Keys.Half, Keys.Worst, Bulk.Speed, Bulk.Cost, Idle.Metric, Bulk.Memory, Size];

    private void Choose(IReadOnlyList<IPeer> all, IReadOnlyList<string> wanted)
    {
        foreach (var peer in all.Where(peer => peer is BarePty || wanted.Count == 0 || wanted.Contains(peer.Name)))
        {
            if (peer.Missing is { } what)
            {
                _faults.Add($"{peer.Name} is missing: install {what}");
                continue;
            }

            _peers.Add(peer);
            _rows[peer] = new Row(peer.Name) { Note = peer.Note };
            if (peer.Size is { } size)
            {
                _rows[peer].Add(Size.Key, size / 1e3);
            }
        }
    }

    /// <summary>
    /// One phase of one round; it begins with another peer each time. Figures count only when all peers gave theirs, so
    /// that they stay comparable; a peer that fails is out of the run, and the phase is done again without it.
    /// </summary>
    private void Attempt(Action<IReadOnlyList<IPeer>, Action<IPeer, string, double>> phase, int round)
    {
        var figures = new List<(IPeer Peer, string Metric, double Value)>();
        var first = round % _peers.Count;
        try
        {
            phase([.. _peers.Skip(first), .. _peers.Take(first)], (peer, metric, value) => figures.Add((peer, metric, value)));
        }
        catch (NoDataException e)
        {
            _faults.Add($"round {round + 1}: {e.Message}; its row is not valid");
            _peers.Remove(e.Peer);
            Attempt(phase, round);
            return;
        }

        figures.ForEach(figure => _rows[figure.Peer].Add(figure.Metric, figure.Value));
    }

    private string Setting() =>
        $"{Environment.ProcessorCount} cores, {_rounds} interleaved rounds, {_megabytes} MB of text a run, recordings on " +
        $"{new DriveInfo(_stage.Root).DriveFormat}, load {_load} before; median of rounds, × is the ratio to the bare pty.";
}
