using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Invocation;

/// <summary>Help in the manner of gh: what it is, how it is called, what there is, examples.</summary>
internal sealed class HelpPage(Screen screen) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var page = new StringBuilder();
        page.Append(command.Description).Append("\n\n");
        Section(page, "USAGE", [($"{Path(command)}{(command.Subcommands.Count > 0 ? " COMMAND" : "")}{Arguments(command)} [flags]", "")]);
        Section(page, "COMMANDS", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, sub.Description)));
        Section(page, "ARGUMENTS", command.Arguments.Where(argument => !argument.Hidden).Select(argument => (argument.Name, argument.Description)));
        Section(page, "FLAGS", command.Options.Where(option => !option.Hidden && !option.Recursive).Select(option => (Flag(option), option.Description)));
        Section(page, "FLAGS OF EVERY COMMAND", Inherited(command).Select(option => (Flag(option), option.Description)));
        Section(page, "EXAMPLES", Examples.For(command.Name, ProgramName.Current).Select(example => (example, (string?)"")));
        if (command is RootCommand)
            Section(page, "EXIT CODES", Examples.ExitCodes);
        screen.Write(page.ToString().TrimEnd() + "\n");
        return ExitCode.Ok;
    }

    private static IEnumerable<Option> Inherited(Command command) =>
        Lineage(command).SelectMany(parent => parent.Options).Where(option => option.Recursive && !option.Hidden);

    private static string Path(Command command) =>
        string.Join(' ', Lineage(command).Reverse().Select(one => one is RootCommand ? ProgramName.Current : one.Name));

    /// <summary>The command, the one that it is part of, and so on.</summary>
    private static IEnumerable<Command> Lineage(Command command)
    {
        for (Command? one = command; one is not null; one = one.Parents.OfType<Command>().FirstOrDefault())
            yield return one;
    }

    private static string Arguments(Command command) => string.Concat(command.Arguments.Select(argument =>
        argument.Arity.MinimumNumberOfValues > 0 ? $" {argument.Name}"
        : argument.Arity.MaximumNumberOfValues > 1 ? $" [{argument.Name}...]" : $" [{argument.Name}]"));

    private static string Flag(Option option)
    {
        var shortName = option.Aliases.FirstOrDefault(alias => alias.Length == 2 && alias[0] == '-');
        var value = option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) || option is HelpOption ? "" : $" {option.HelpName}";
        return (shortName is null ? "    " : shortName + ", ") + option.Name + value;
    }

    private void Section(StringBuilder page, string heading, IEnumerable<(string Left, string? Right)> lines)
    {
        var rows = lines.ToList();
        if (rows.Count == 0)
            return;

        page.Append(Style.Bold.Apply(heading, screen.Colors)).Append('\n');
        var width = rows.Max(row => row.Left.Length) + 2;
        foreach (var (left, right) in rows)
            page.Append("  ").Append((left.PadRight(width) + right).TrimEnd()).Append('\n');
        page.Append('\n');
    }
}
