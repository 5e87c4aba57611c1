"""What is worked out from ads: findings, links, clusters, features; and judgements on pairs."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

ROW_NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "cluster",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("born", sa.DateTime(timezone=True), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("merged_into", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_cluster"),
    )
    op.create_index("ix_cluster_level", "cluster", ["level"], unique=False)
    op.create_index("ix_cluster_merged_into", "cluster", ["merged_into"], unique=False)
    op.create_table(
        "cluster_event",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("others", sa.JSON(), nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cluster_event"),
    )
    op.create_index("ix_cluster_event_cluster", "cluster_event", ["cluster"], unique=False)
    op.create_table(
        "hub",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("signal", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("ads", sa.BigInteger(), nullable=False),
        sa.Column("spread", sa.Float(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_hub"),
    )
    op.create_index("ix_hub_value", "hub", ["value"], unique=False)
    op.create_table(
        "judgement",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("sameness", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_judgement"),
    )
    op.create_index("ix_judgement_level_left_right", "judgement", ["level", "left", "right"], unique=False)
    op.create_index("ix_judgement_right", "judgement", ["right"], unique=False)
    op.create_table(
        "link",
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("right", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("level", "left", "right", name="pk_link"),
    )
    op.create_index("ix_link_left", "link", ["left"], unique=False)
    op.create_index("ix_link_right", "link", ["right"], unique=False)
    op.create_table(
        "carrier",
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.Column("feature", sa.Text(), nullable=False),
        sa.Column("ad_key", sa.Text(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["cluster"], ["cluster.id"], name="fk_carrier_cluster"),
        sa.PrimaryKeyConstraint("cluster", "feature", "ad_key", name="pk_carrier"),
    )
    op.create_index("ix_carrier_ad_key", "carrier", ["ad_key"], unique=False)
    op.create_table(
        "event_ad",
        sa.Column("event", ROW_NUMBER, nullable=False),
        sa.Column("added", sa.Boolean(), nullable=False),
        sa.Column("position", ROW_NUMBER, autoincrement=False, nullable=False),
        sa.Column("ad_key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["event"], ["cluster_event.id"], name="fk_event_ad_event"),
        sa.PrimaryKeyConstraint("event", "added", "position", name="pk_event_ad"),
    )
    op.create_index("ix_event_ad_ad_key", "event_ad", ["ad_key"], unique=False)
    op.create_table(
        "feature",
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.Column("computed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ads", sa.Float(), nullable=True),
        sa.Column("live_ads", sa.Float(), nullable=True),
        sa.Column("sites", sa.Float(), nullable=True),
        sa.Column("phones", sa.Float(), nullable=True),
        sa.Column("names", sa.Float(), nullable=True),
        sa.Column("cities", sa.Float(), nullable=True),
        sa.Column("countries", sa.Float(), nullable=True),
        sa.Column("days_active", sa.Float(), nullable=True),
        sa.Column("phones_per_template", sa.Float(), nullable=True),
        sa.Column("names_per_phone_30d", sa.Float(), nullable=True),
        sa.Column("several_names_ads", sa.Float(), nullable=True),
        sa.Column("profiles_one_place_60d", sa.Float(), nullable=True),
        sa.Column("ads_disguised_phone", sa.Float(), nullable=True),
        sa.Column("contact_hubness", sa.Float(), nullable=True),
        sa.Column("single_identity_days", sa.Float(), nullable=True),
        sa.Column("cities_14d", sa.Float(), nullable=True),
        sa.Column("posting_cities_7d", sa.Float(), nullable=True),
        sa.Column("synchronous_moves", sa.Float(), nullable=True),
        sa.Column("age_conflict_near_18", sa.Float(), nullable=True),
        sa.Column("ads_age_under_18", sa.Float(), nullable=True),
        sa.Column("bridge_ads_180d", sa.Float(), nullable=True),
        sa.Column("ads_pay_out_of_proportion", sa.Float(), nullable=True),
        sa.Column("ads_untraceable_employer", sa.Float(), nullable=True),
        sa.Column("ads_under_minimum", sa.Float(), nullable=True),
        sa.Column("ads_excess_hours", sa.Float(), nullable=True),
        sa.Column("job_sectors", sa.Float(), nullable=True),
        sa.Column("scam_share", sa.Float(), nullable=True),
        sa.Column("registered_company_share", sa.Float(), nullable=True),
        sa.Column("warning_share", sa.Float(), nullable=True),
        sa.Column("cue_sex_01", sa.Float(), nullable=True),
        sa.Column("cue_sex_02", sa.Float(), nullable=True),
        sa.Column("cue_sex_03", sa.Float(), nullable=True),
        sa.Column("cue_sex_08", sa.Float(), nullable=True),
        sa.Column("cue_sex_09", sa.Float(), nullable=True),
        sa.Column("cue_sex_11", sa.Float(), nullable=True),
        sa.Column("cue_sex_12", sa.Float(), nullable=True),
        sa.Column("cue_sex_13", sa.Float(), nullable=True),
        sa.Column("cue_min_03", sa.Float(), nullable=True),
        sa.Column("cue_min_04", sa.Float(), nullable=True),
        sa.Column("cue_min_05", sa.Float(), nullable=True),
        sa.Column("cue_min_06", sa.Float(), nullable=True),
        sa.Column("cue_min_08", sa.Float(), nullable=True),
        sa.Column("cue_rec_02", sa.Float(), nullable=True),
        sa.Column("cue_rec_03", sa.Float(), nullable=True),
        sa.Column("cue_rec_04", sa.Float(), nullable=True),
        sa.Column("cue_rec_06", sa.Float(), nullable=True),
        sa.Column("cue_rec_07", sa.Float(), nullable=True),
        sa.Column("cue_rec_08", sa.Float(), nullable=True),
        sa.Column("cue_rec_10", sa.Float(), nullable=True),
        sa.Column("cue_rec_12", sa.Float(), nullable=True),
        sa.Column("cue_rec_14", sa.Float(), nullable=True),
        sa.Column("cue_lab_03", sa.Float(), nullable=True),
        sa.Column("cue_lab_04", sa.Float(), nullable=True),
        sa.Column("cue_lab_05", sa.Float(), nullable=True),
        sa.Column("cue_lab_06", sa.Float(), nullable=True),
        sa.Column("cue_lab_07", sa.Float(), nullable=True),
        sa.Column("cue_lab_08", sa.Float(), nullable=True),
        sa.Column("cue_lab_09", sa.Float(), nullable=True),
        sa.Column("cue_lab_10", sa.Float(), nullable=True),
        sa.Column("cue_lab_12", sa.Float(), nullable=True),
        sa.Column("cue_lab_13", sa.Float(), nullable=True),
        sa.Column("cue_smu_01", sa.Float(), nullable=True),
        sa.Column("cue_smu_02", sa.Float(), nullable=True),
        sa.Column("cue_smu_04", sa.Float(), nullable=True),
        sa.Column("cue_smu_05", sa.Float(), nullable=True),
        sa.Column("cue_smu_06", sa.Float(), nullable=True),
        sa.Column("cue_smu_07", sa.Float(), nullable=True),
        sa.Column("cue_smu_08", sa.Float(), nullable=True),
        sa.Column("cue_smu_09", sa.Float(), nullable=True),
        sa.Column("cue_smu_10", sa.Float(), nullable=True),
        sa.Column("cue_ctl_01", sa.Float(), nullable=True),
        sa.Column("cue_ctl_03", sa.Float(), nullable=True),
        sa.Column("cue_ctl_05", sa.Float(), nullable=True),
        sa.Column("cue_pay_01", sa.Float(), nullable=True),
        sa.Column("cue_pay_04", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["cluster"], ["cluster.id"], name="fk_feature_cluster"),
        sa.PrimaryKeyConstraint("cluster", name="pk_feature"),
    )
    op.create_table(
        "feature_change",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("feature", sa.Text(), nullable=False),
        sa.Column("value", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(["cluster"], ["cluster.id"], name="fk_feature_change_cluster"),
        sa.PrimaryKeyConstraint("id", name="pk_feature_change"),
    )
    op.create_index("ix_feature_change_cluster", "feature_change", ["cluster"], unique=False)
    op.create_table(
        "member",
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("ad_key", sa.Text(), nullable=False),
        sa.Column("cluster", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["cluster"], ["cluster.id"], name="fk_member_cluster"),
        sa.PrimaryKeyConstraint("level", "ad_key", name="pk_member"),
    )
    op.create_index("ix_member_ad_key", "member", ["ad_key"], unique=False)
    op.create_index("ix_member_cluster", "member", ["cluster"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", ROW_NUMBER, autoincrement=True, nullable=False),
        sa.Column("version", ROW_NUMBER, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("start", sa.BigInteger(), nullable=False),
        sa.Column("end", sa.BigInteger(), nullable=False),
        sa.Column("raw", sa.Text(), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("disguise", sa.Float(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("per", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["version"], ["ad_version.id"], name="fk_finding_version"),
        sa.PrimaryKeyConstraint("id", name="pk_finding"),
    )
    op.create_index("ix_finding_kind_value", "finding", ["kind", "value"], unique=False)
    op.create_index("ix_finding_version", "finding", ["version"], unique=False)
    op.create_table(
        "reading",
        sa.Column("version", ROW_NUMBER, nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["ad_version.id"], name="fk_reading_version"),
        sa.PrimaryKeyConstraint("version", name="pk_reading"),
    )
