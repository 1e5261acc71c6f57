namespace Decnet.Cli.Cluster;

/// <summary>A command's output as a stream that fails when the command did, so that half a file is never taken for a whole one.</summary>
internal sealed class PodStream(PodExec exec, PodAddress pod) : Stream
{
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_ended)
            return 0;

        var read = await exec.Output.ReadAsync(buffer, cancellationToken);
        if (read > 0)
            return read;

        _ended = true;
        var result = await exec.FinishAsync(cancellationToken);
        return result.ExitCode == 0 ? 0 : throw new IOException($"pod {pod.Namespace}/{pod.Name}: {result.Message}");
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        await exec.DisposeAsync();
        await base.DisposeAsync();
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
