namespace Decnet.Recordings.Tests.Scanning;

/// <summary>Gives a few bytes at a time.</summary>
internal sealed class SlowStream(byte[] content, int step) : MemoryStream(content)
{
    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, step));
}
