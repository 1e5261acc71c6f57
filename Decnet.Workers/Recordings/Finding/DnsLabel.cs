namespace Decnet.Recordings.Finding;

/// <summary>RFC 1123 labels, which is what namespaces, deckies and services are called; any other folder name is not ours.</summary>
public static class DnsLabel
{
    public static bool IsValid(ReadOnlySpan<char> name)
    {
        if (name.Length is 0 or > 63 || name[0] == '-' || name[^1] == '-')
            return false;

        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '-'))
                return false;
        }

        return true;
    }
}
