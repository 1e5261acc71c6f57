using System.CommandLine;
using Decnet.Cli.Invocation;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Completion;

/// <summary>`decnet completion`: scripts that ask the program itself, through its `[suggest]` directive.</summary>
internal sealed class CompletionCommand(Screen screen)
{
    private const string Bash = """
        _decnet() {
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "$(decnet "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
        }
        complete -F _decnet decnet

        """;

    private const string Zsh = """
        #compdef decnet
        _decnet() {
            local -a found
            found=("${(@f)$(decnet "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            compadd -a found
        }
        compdef _decnet decnet

        """;

    private const string Fish = """
        complete -f -c decnet -a '(decnet "[suggest:"(commandline -C)"]" (commandline -cp))'

        """;

    private readonly Argument<string> _shell = new("SHELL") { HelpName = "bash|zsh|fish", Description = "bash, zsh or fish" };

    public Command Build()
    {
        _shell.AcceptOnlyFromAmong("bash", "zsh", "fish");
        var command = new Command("completion", "Print a completion script for your shell") { _shell };
        command.SetAction(parsed =>
        {
            screen.Write(parsed.GetValue(_shell) switch { "zsh" => Zsh, "fish" => Fish, _ => Bash });
            return ExitCode.Ok;
        });
        return command;
    }
}
