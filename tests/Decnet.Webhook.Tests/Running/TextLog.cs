using System.Text;
using Microsoft.Extensions.Logging;

namespace Decnet.Webhook.Tests.Running;

/// <summary>Log lines as text, for a test's story and to look for secrets in.</summary>
internal sealed class TextLog(StringBuilder text) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Lines(text);

    public void Dispose()
    {
    }

    private sealed class Lines(StringBuilder text) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (text)
            {
                text.AppendLine(formatter(state, exception)).AppendLine(exception?.ToString() ?? "");
            }
        }
    }
}
