namespace Takt.Kernel;

/// <summary>The only source of time: <see cref="Now"/> in UTC for storing, <see cref="Today"/> in Europe/Oslo for people.</summary>
public sealed class Clock(TimeProvider time)
{
    static readonly TimeZoneInfo Oslo = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");

    /// <summary>The moment, UTC, to the microsecond: PostgreSQL keeps no more, and what is moved there must come back the same.</summary>
    public DateTime Now => Whole(time.GetUtcNow().UtcDateTime);

    static DateTime Whole(DateTime at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);

    /// <summary>The date in Norway.</summary>
    public DateOnly Today => DateOnly.FromDateTime(ToOslo(Now));

    /// <summary>A stored moment (UTC) as the clock on a Norwegian wall showed it.</summary>
    public static DateTime ToOslo(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Oslo);

    /// <summary>When a day begins in Norway, as a stored moment (UTC).</summary>
    public static DateTime StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>A time on a Norwegian wall as a stored moment (UTC); one that the night of the summer clock leaps over is an hour later.</summary>
    public static DateTime At(DateOnly day, TimeOnly time)
    {
        var local = DateTime.SpecifyKind(day.ToDateTime(time), DateTimeKind.Unspecified);
        return TimeZoneInfo.ConvertTimeToUtc(Oslo.IsInvalidTime(local) ? local.AddHours(1) : local, Oslo);
    }
}
