namespace Decnet.Recordings.Reading;

/// <summary>What a line said, before it is known what kind of line it is.</summary>
internal struct LineFields
{
    public double? Time;
    public char? Channel;
    public ReadOnlyMemory<byte>? Data;
    public ReadOnlyMemory<byte> Base64;
    public bool NoEcho;
    public long? Descriptor;
    public bool Truncated;
    public bool Continued;
    public SessionHeader? Header;
    public SessionEnd? End;

    public readonly ShardRecord ToRecord() => new()
    {
        Kind = Kind,
        Time = End?.Time ?? Time ?? 0,
        Channel = Channel ?? '\0',
        Data = Data ?? default,
        Base64 = Base64,
        NoEcho = NoEcho,
        IsError = Descriptor == 2,
        Header = Header,
        End = End,
    };

    private readonly RecordKind Kind => this switch
    {
        { Header: not null } => RecordKind.Header,
        { End: not null } => RecordKind.End,
        { Truncated: true } => RecordKind.Truncated,
        { Continued: true } => RecordKind.Continued,
        { Time: not null, Channel: not null } when Data is not null || Base64.Length > 0 => RecordKind.Event,
        _ => RecordKind.Unknown,
    };
}
