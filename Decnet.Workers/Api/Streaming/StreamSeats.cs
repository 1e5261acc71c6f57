using Decnet.Api.Serving;

namespace Decnet.Api.Streaming;

/// <summary>Bounds how many streams are open at once.</summary>
internal sealed class StreamSeats(StreamOptions options, ApiMetrics metrics)
{
    private int _taken;

    /// <returns>Null when all are taken; else to be disposed at the stream's end.</returns>
    public IDisposable? Take()
    {
        if (Interlocked.Increment(ref _taken) > options.Most)
        {
            Interlocked.Decrement(ref _taken);
            return null;
        }

        metrics.Streams.Inc();
        return new Seat(this);
    }

    private sealed class Seat(StreamSeats seats) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                Interlocked.Decrement(ref seats._taken);
                seats.Leave();
            }
        }
    }

    private void Leave() => metrics.Streams.Dec();
}
