namespace Takt.Ui;

/// <summary>What is wrong with a field.</summary>
/// <param name="FieldId">The field's id: <see cref="Field.IdOf"/> of its name.</param>
/// <param name="Message">What to do about it.</param>
public sealed record FieldError(string FieldId, string Message)
{
    /// <summary>The error of the field with this name.</summary>
    public static FieldError At(string name, string message) => new(Field.IdOf(name), message);
}
