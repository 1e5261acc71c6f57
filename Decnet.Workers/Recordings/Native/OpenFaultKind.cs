namespace Decnet.Recordings.Native;

internal enum OpenFaultKind
{
    Missing,
    Forbidden,
    Link,
    NotAFolder,
    Other,
}
