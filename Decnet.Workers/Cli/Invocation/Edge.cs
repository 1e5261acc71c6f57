using System.CommandLine;
using Decnet.Cli.Native;
using Decnet.Cli.Terminal;

namespace Decnet.Cli.Invocation;

/// <summary>Runs a command line, and turns whatever goes wrong into a message and an exit code.</summary>
internal static class Edge
{
    public static async Task<int> RunAsync(string[] args, Screen screen, TimeProvider time)
    {
        try
        {
            var parsed = CommandTree.Build(screen, time).Parse(args);
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpPage)
                return Misused(parsed, screen);

            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (CliFault fault)
        {
            return Fail(screen, fault.Code, fault.Message, fault.Remedy);
        }
        catch (OutputClosedException)
        {
            return ExitCode.Ok;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Fail(screen, ExitCode.Failure, Printable.Escape(fault.Message), null);
        }
        catch (Exception fault)
        {
            // The edge of the process: a fault of ours still ends in one line, and in the details for whoever reports it.
            var remedy = Environment.GetEnvironmentVariable("DECNET_DEBUG") is null ? "set DECNET_DEBUG=1 for details, and please report it" : fault.ToString();
            return Fail(screen, ExitCode.Failure, $"unexpected: {Printable.Escape(fault.Message)}", remedy);
        }
    }

    private static int Misused(ParseResult parsed, Screen screen)
    {
        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? ProgramName.Current : $"{ProgramName.Current} {command.Name}";
        var message = string.Join("\n", parsed.Errors.Select(error => Printable.Escape(error.Message)).Distinct());
        return Fail(screen, ExitCode.Usage, message, $"see `{name} --help`");
    }

    private static int Fail(Screen screen, int code, string message, string? remedy)
    {
        screen.Error.WriteLine($"{Style.Bad.Apply("error:", screen.ErrorColors)} {message}");
        if (remedy is not null)
            screen.Error.WriteLine($"  {Style.Dim.Apply("→", screen.ErrorColors)} {remedy}");
        return code;
    }
}
