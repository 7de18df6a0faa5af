namespace SpotifyInsights.Parquet;

/// <summary>Something in a file is broken, beyond the limits of <see cref="ParquetReadOptions"/>, or a feature that is not supported.</summary>
public sealed class ParquetException : Exception
{
    /// <summary>Creates an error about the file as a whole.</summary>
    public ParquetException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    private ParquetException(string column, string message, Exception? inner)
        : base($"Column '{column}': {message}", inner)
    {
        Column = column;
    }

    /// <summary>The column that the error is about, or null when it is about the file.</summary>
    public string? Column { get; }

    internal static ParquetException ForColumn(string column, ParquetException cause)
    {
        return cause.Column is null ? new ParquetException(column, cause.Message, cause.InnerException) : cause;
    }
}
