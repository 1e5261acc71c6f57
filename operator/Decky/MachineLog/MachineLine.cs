using System.Text;

namespace Decnet.Operator.Decky.MachineLog;

/// <summary>One RFC 5424 line of a machine, as its recorder writes it. What it says is a claim of whoever is on the machine.</summary>
internal sealed record MachineLine(string Event, IReadOnlyDictionary<string, string> Fields)
{
    private const string Header = "<134>1 ";
    private const string Structure = " [relay@55555";

    /// <returns>Null when it is no such line.</returns>
    public static MachineLine? Parse(string line)
    {
        var at = line.StartsWith(Header, StringComparison.Ordinal) ? line.IndexOf(Structure, StringComparison.Ordinal) : -1;
        return at < 0 ? null : new(line[(line.LastIndexOf(' ', at - 1) + 1)..at], Read(line, at + Structure.Length));
    }

    public string Field(string name) => Fields.GetValueOrDefault(name, "");

    // name="value" with \" \\ \] escaped, until the bracket closes.
    private static Dictionary<string, string> Read(string line, int at)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        while (at < line.Length && line[at] == ' ')
        {
            var equals = line.IndexOf("=\"", at, StringComparison.Ordinal);
            if (equals < 0)
            {
                break;
            }

            var name = line[(at + 1)..equals];
            var value = new StringBuilder();
            for (at = equals + 2; at < line.Length && line[at] != '"'; at++)
            {
                at += line[at] == '\\' && at + 1 < line.Length ? 1 : 0;
                value.Append(line[at]);
            }

            fields.TryAdd(name, value.ToString());
            at++;
        }

        return fields;
    }
}
