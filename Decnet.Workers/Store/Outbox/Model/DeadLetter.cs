namespace Decnet.Store.Outbox.Model;

/// <summary>An event whose delivery was given up.</summary>
public sealed class DeadLetter
{
    public long Id { get; set; }

    public long QueueId { get; set; }

    public long EventRow { get; set; }

    public int Bytes { get; set; }

    public long DeadUs { get; set; }

    public int Attempts { get; set; }

    public required string Error { get; set; }
}
