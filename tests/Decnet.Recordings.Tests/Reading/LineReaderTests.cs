using System.Text;
using Decnet.Recordings.Reading;

namespace Decnet.Recordings.Tests.Reading;

public sealed class LineReaderTests
{
    [Fact]
    public async Task Lines_come_out_as_they_went_in_whatever_the_reads_are()
    {
        foreach (var chunk in new[] { 1, 2, 3, 7, 4096 })
        {
            var (lines, overlong) = await ReadAsync("one\n\ntwo\nthree", chunk);

            Assert.Equal(["one", "", "two", "three"], lines);
            Assert.Equal(0, overlong);
        }
    }

    [Fact]
    public async Task A_line_over_the_limit_is_skipped_and_the_next_one_is_read()
    {
        foreach (var chunk in new[] { 1, 5, 16, 4096 })
        {
            var (lines, overlong) = await ReadAsync($"a\n{new string('x', 100)}\nb\n{new string('y', 17)}\nc\n{new string('z', 50)}", chunk);

            Assert.Equal(["a", "b", "c"], lines);
            Assert.Equal(3, overlong);
        }
    }

    [Fact]
    public async Task A_hundred_megabytes_without_a_newline_take_no_memory()
    {
        using var lines = new LineReader(new Repeating((byte)'x', 100_000_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        while (await lines.FillAsync(TestContext.Current.CancellationToken))
            Assert.False(lines.TryNext(out _));

        Assert.Equal(1, lines.Overlong);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 5_000_000);
    }

    private static async Task<(List<string> Lines, long Overlong)> ReadAsync(string text, int chunk)
    {
        var found = new List<string>();
        using var lines = new LineReader(new Trickle(Encoding.UTF8.GetBytes(text), chunk), 16);
        while (await lines.FillAsync(TestContext.Current.CancellationToken))
        {
            while (lines.TryNext(out var line))
                found.Add(Encoding.UTF8.GetString(line.Span));
        }

        return (found, lines.Overlong);
    }

    private sealed class Trickle(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(chunk, buffer.Length)], cancellationToken);
    }

    private sealed class Repeating(byte value, long length) : MemoryStream
    {
        private long _left = length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var read = (int)Math.Min(_left, buffer.Length);
            buffer.Span[..read].Fill(value);
            _left -= read;
            return new(read);
        }
    }
}
