namespace Decnet.Syslog;

/// <summary>Why a line is no RFC 5424 message.</summary>
public enum SyslogFault
{
    None,
    TooLong,
    Priority,
    Version,
    Header,
    StructuredData,
}
