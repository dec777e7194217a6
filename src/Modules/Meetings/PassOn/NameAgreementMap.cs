using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Takt.Meetings;

sealed class NameAgreementMap : IEntityTypeConfiguration<NameAgreement>
{
    public void Configure(EntityTypeBuilder<NameAgreement> agreement)
    {
        agreement.Property(a => a.Purpose).HasMaxLength(NameAgreement.LongestText);
        agreement.Property(a => a.DiscussedWith).HasMaxLength(NameAgreement.LongestText);
        agreement.Property(a => a.Judged).HasMaxLength(NameAgreement.LongestText);
        agreement.HasIndex(a => a.From).IsUnique();
    }
}
