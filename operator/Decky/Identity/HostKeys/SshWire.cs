using System.Buffers.Binary;
using System.Text;

namespace Decnet.Operator.Decky.Identity.HostKeys;

/// <summary>The data types of the SSH protocol (RFC 4251, section 5).</summary>
internal sealed class SshWire
{
    private readonly List<byte> _bytes = [];

    public SshWire UInt32(uint value)
    {
        Span<byte> buffer = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(buffer, value);
        _bytes.AddRange(buffer);
        return this;
    }

    public SshWire Raw(ReadOnlySpan<byte> value)
    {
        _bytes.AddRange(value);
        return this;
    }

    public SshWire String(ReadOnlySpan<byte> value) => UInt32((uint)value.Length).Raw(value);

    public SshWire String(string value) => String(Encoding.UTF8.GetBytes(value));

    /// <summary>A number that is never negative: no leading zeros but the one that keeps the sign bit clear.</summary>
    public SshWire Number(ReadOnlySpan<byte> bigEndian)
    {
        var digits = bigEndian.TrimStart((byte)0);
        return digits.Length > 0 && digits[0] >= 0x80
            ? UInt32((uint)digits.Length + 1).Raw([0]).Raw(digits)
            : String(digits);
    }

    public byte[] ToArray() => [.. _bytes];
}
