using System.Text;

namespace Decnet.Operator.ApiTests.Observability;

/// <summary>The fields of one protobuf message, by number: enough to read what an exporter wrote.</summary>
internal sealed class ProtoFields
{
    private readonly List<(int Number, byte[] Value)> _fields = [];

    public ProtoFields(ReadOnlySpan<byte> message)
    {
        while (message.Length > 0)
        {
            var tag = Varint(ref message);
            var length = (tag & 7) switch
            {
                0 => 0,
                1 => 8,
                2 => (int)Varint(ref message),
                5 => 4,
                var other => throw new InvalidDataException($"wire type {other}"),
            };
            if ((tag & 7) == 0)
                Varint(ref message);
            else
                _fields.Add(((int)(tag >> 3), message[..length].ToArray()));
            message = message[length..];
        }
    }

    public IEnumerable<ProtoFields> All(int number) => Bytes(number).Select(value => new ProtoFields(value));

    public IEnumerable<byte[]> Bytes(int number) => _fields.Where(field => field.Number == number).Select(field => field.Value);

    public string Text(int number) => Encoding.UTF8.GetString(Bytes(number).FirstOrDefault() ?? []);

    public string Hex(int number) => Convert.ToHexStringLower(Bytes(number).FirstOrDefault() ?? []);

    private static ulong Varint(ref ReadOnlySpan<byte> from)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = from[0];
            from = from[1..];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
                return value;
        }
    }
}
