mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  name = "artifacts"
}

run "it_is_closed" {
  command = plan

  assert {
    condition = (
      aws_s3_bucket_public_access_block.this.block_public_acls &&
      aws_s3_bucket_public_access_block.this.block_public_policy &&
      aws_s3_bucket_public_access_block.this.ignore_public_acls &&
      aws_s3_bucket_public_access_block.this.restrict_public_buckets
    )
    error_message = "nothing in it can be made public"
  }

  assert {
    condition     = aws_s3_bucket_ownership_controls.this.rule[0].object_ownership == "BucketOwnerEnforced"
    error_message = "objects belong to the bucket's owner"
  }

  assert {
    condition = jsondecode(aws_s3_bucket_policy.this.policy) == {
      Version = "2012-10-17"
      Statement = [{
        Sid       = "DenyWithoutTls"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = ["arn:aws:s3:::artifacts", "arn:aws:s3:::artifacts/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      }]
    }
    error_message = "TLS only"
  }

  assert {
    condition     = aws_s3_bucket.this.force_destroy == false && length(aws_s3_bucket_logging.this) == 0
    error_message = "a bucket with objects stays; no access logs unless asked for"
  }
}

run "it_keeps_earlier_versions_and_throws_leftovers_away" {
  command = plan

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "versions are kept"
  }

  assert {
    condition = (
      length(aws_s3_bucket_lifecycle_configuration.this.rule) == 1 &&
      aws_s3_bucket_lifecycle_configuration.this.rule[0].abort_incomplete_multipart_upload[0].days_after_initiation == 7 &&
      aws_s3_bucket_lifecycle_configuration.this.rule[0].expiration[0].expired_object_delete_marker
    )
    error_message = "uploads that broke off and markers of nothing go"
  }
}

run "without_a_key_amazon_s3_encrypts_with_its_own" {
  command = plan

  assert {
    condition = (
      one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "AES256" &&
      !one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled
    )
    error_message = "AES256"
  }
}

run "with_a_key_objects_are_encrypted_with_it" {
  command = plan

  variables {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1"
  }

  assert {
    condition = (
      one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms" &&
      one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].kms_master_key_id == "arn:aws:kms:eu-central-1:123456789012:key/1" &&
      one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled
    )
    error_message = "the key, asked once for the bucket and not for every object"
  }
}

run "everything_can_be_said" {
  command = plan

  override_data {
    target = data.aws_partition.current
    values = { partition = "aws-us-gov" }
  }

  variables {
    versioning        = false
    force_destroy     = true
    access_log_bucket = "logs"
    tags              = { project = "promptport" }

    lifecycle_rules = [
      { id = "drafts", prefix = "drafts/", expire_days = 3, noncurrent_days = 2 },
      { id = "old", noncurrent_days = 30 },
    ]

    policy_statements = [{
      Sid       = "Read"
      Effect    = "Allow"
      Principal = { Service = "cloudfront.amazonaws.com" }
      Action    = "s3:GetObject"
      Resource  = "arn:aws-us-gov:s3:::artifacts/*"
    }]
  }

  assert {
    condition = (
      aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Suspended" &&
      aws_s3_bucket.this.force_destroy &&
      aws_s3_bucket.this.tags == tomap({ project = "promptport" })
    )
    error_message = "what was said"
  }

  assert {
    condition     = aws_s3_bucket_logging.this["logs"].target_bucket == "logs" && aws_s3_bucket_logging.this["logs"].target_prefix == "artifacts/"
    error_message = "access logs go to their bucket, below this one's name"
  }

  assert {
    condition = (
      aws_s3_bucket_lifecycle_configuration.this.rule[1].id == "drafts" &&
      aws_s3_bucket_lifecycle_configuration.this.rule[1].filter[0].prefix == "drafts/" &&
      aws_s3_bucket_lifecycle_configuration.this.rule[1].expiration[0].days == 3 &&
      aws_s3_bucket_lifecycle_configuration.this.rule[1].noncurrent_version_expiration[0].noncurrent_days == 2 &&
      length(aws_s3_bucket_lifecycle_configuration.this.rule[2].expiration) == 0
    )
    error_message = "the rules beside the module's own"
  }

  assert {
    condition = jsondecode(aws_s3_bucket_policy.this.policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid       = "DenyWithoutTls"
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:*"
          Resource  = ["arn:aws-us-gov:s3:::artifacts", "arn:aws-us-gov:s3:::artifacts/*"]
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
        {
          Sid       = "Read"
          Effect    = "Allow"
          Principal = { Service = "cloudfront.amazonaws.com" }
          Action    = "s3:GetObject"
          Resource  = "arn:aws-us-gov:s3:::artifacts/*"
        },
      ]
    }
    error_message = "the statements beside the module's own"
  }
}

run "others_know_name_and_arn_when_planning" {
  command = plan

  assert {
    condition     = output.id == "artifacts" && output.arn == "arn:aws:s3:::artifacts"
    error_message = "the outputs"
  }
}
