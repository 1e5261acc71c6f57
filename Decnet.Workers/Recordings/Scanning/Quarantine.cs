namespace Decnet.Recordings.Scanning;

/// <summary>Lines that are no recorder's. All are counted; where the first ones stand is kept, bounded, for an intruder can write any number.</summary>
public sealed class Quarantine
{
    private const int Limit = 32;
    private readonly List<QuarantinedLine> _kept = [];

    public long Count { get; private set; }

    public IReadOnlyList<QuarantinedLine> Kept => _kept;

    public void Add(long offset, int length)
    {
        Count++;
        if (_kept.Count < Limit)
            _kept.Add(new QuarantinedLine(offset, length));
    }
}
