namespace Decnet.Bus.Queueing;

/// <summary>A receiver of events as the batch sees it.</summary>
internal class Subscriber(ITransport transport, SegmentPool pool, OutboxLimits limits)
{
    private Run[] _runs = new Run[4];

    public ITransport Transport { get; } = transport;

    public Outbox Outbox { get; } = new(transport, pool, limits);

    /// <summary>Nothing more is sent to it; the loop closes it at the end of its round.</summary>
    public bool IsGone { get; set; }

    public int RunCount { get; private set; }

    public ReadOnlySpan<Run> Runs => _runs.AsSpan(0, RunCount);

    public int FramesInBatch
    {
        get
        {
            var frames = 0;
            foreach (var run in Runs)
            {
                frames += run.End - run.First;
            }

            return frames;
        }
    }

    /// <returns>True when it is the batch's first frame for this subscriber.</returns>
    public bool Take(int frame)
    {
        if (RunCount > 0 && _runs[RunCount - 1].End == frame)
        {
            _runs[RunCount - 1].End++;
            return false;
        }

        if (RunCount == _runs.Length)
        {
            Array.Resize(ref _runs, RunCount * 2);
        }

        _runs[RunCount++] = new Run(frame, frame + 1);
        return RunCount == 1;
    }

    public void ForgetRuns() => RunCount = 0;
}
