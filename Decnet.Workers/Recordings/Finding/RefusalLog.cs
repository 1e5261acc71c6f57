namespace Decnet.Recordings.Finding;

/// <summary>What was refused, for the person at the end. Bounded, for an intruder can make as many links as there are inodes.</summary>
public sealed class RefusalLog
{
    private const int Kept = 50;
    private readonly List<Refusal> _refusals = [];

    public IReadOnlyList<Refusal> Refusals => _refusals;

    public long Count { get; private set; }

    internal void Add(string path, string reason)
    {
        Count++;
        if (_refusals.Count < Kept)
            _refusals.Add(new Refusal(path, reason));
    }
}
