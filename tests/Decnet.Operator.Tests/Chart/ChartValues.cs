namespace Decnet.Operator.Tests.Chart;

/// <summary>Values with the comment that stands above each: <c># -- what it does</c>.</summary>
internal static class ChartValues
{
    public static IEnumerable<string> Rows()
    {
        List<(int Indent, string Key)> path = [];
        string? comment = null;
        var lines = File.ReadAllLines(Checkout.File("charts/decnet/values.yaml"));
        for (var i = 0; i < lines.Length; i++)
        {
            var text = lines[i].Trim();
            var indent = lines[i].Length - lines[i].TrimStart().Length;
            if (text.StartsWith("# -- ", StringComparison.Ordinal))
            {
                comment = text[5..];
            }
            else if (text.Contains(':', StringComparison.Ordinal) && !text.StartsWith('-'))
            {
                path.RemoveAll(part => part.Indent >= indent);
                path.Add((indent, text.Split(':')[0]));
                if (comment is not null)
                {
                    yield return $"| `{string.Join('.', path.Select(part => part.Key))}` | {Default(lines, i, indent)} | {comment.Replace("<", "&lt;", StringComparison.Ordinal)} |";
                }

                comment = null;
            }
        }
    }

    private static string Default(string[] lines, int at, int indent)
    {
        var value = lines[at].Split(':', 2)[1].Trim();
        var below = lines.Skip(at + 1).TakeWhile(line => line.Length - line.TrimStart().Length > indent && line.Length > 0).Select(line => line.Trim());
        return $"`{(value.Length > 0 ? value : string.Join(", ", below))}`";
    }
}
