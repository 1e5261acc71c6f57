using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Decnet.Bus.Wire;

/// <summary>Writes frames other than events: those a client sends, and the server's answers.</summary>
internal static class FrameWriter
{
    public static void Write(IBufferWriter<byte> to, string verb, ReadOnlySpan<byte> argument, ReadOnlySpan<byte> body)
    {
        var gap = argument.IsEmpty ? 0 : 1;
        var size = verb.Length + gap + argument.Length + 1 + WireLimits.LengthField + body.Length;
        var span = to.GetSpan(size);
        var at = Encoding.ASCII.GetBytes(verb, span);
        if (gap > 0)
        {
            span[at++] = (byte)' ';
            argument.CopyTo(span[at..]);
            at += argument.Length;
        }

        span[at++] = (byte)'\n';
        BinaryPrimitives.WriteInt32BigEndian(span[at..], body.Length);
        body.CopyTo(span[(at + WireLimits.LengthField)..]);
        to.Advance(size);
    }

    public static byte[] Bytes(string verb, ReadOnlySpan<byte> argument = default, ReadOnlySpan<byte> body = default)
    {
        var buffer = new ArrayBufferWriter<byte>(64 + argument.Length + body.Length);
        Write(buffer, verb, argument, body);
        return buffer.WrittenSpan.ToArray();
    }
}
