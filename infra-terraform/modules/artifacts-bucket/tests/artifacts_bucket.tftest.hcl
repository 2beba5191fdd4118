mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  name = "artifacts"
}

run "writes_are_conditional" {
  command = plan

  assert {
    condition = jsondecode(module.bucket.policy) == {
      Version = "2012-10-17"
      Statement = [
        {
          Sid       = "DenyWithoutTls"
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:*"
          Resource  = ["arn:aws:s3:::artifacts", "arn:aws:s3:::artifacts/*"]
          Condition = { Bool = { "aws:SecureTransport" = "false" } }
        },
        {
          Sid       = "DenyOverwritingArtifacts"
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:PutObject"
          Resource  = "arn:aws:s3:::artifacts/code_output/*"
          Condition = { Null = { "s3:if-none-match" = "true" } }
        },
        {
          Sid       = "DenyUnconditionalClaims"
          Effect    = "Deny"
          Principal = "*"
          Action    = "s3:PutObject"
          Resource  = "arn:aws:s3:::artifacts/claims/*"
          Condition = { Null = { "s3:if-none-match" = "true", "s3:if-match" = "true" } }
        },
      ]
    }
    error_message = "artifacts are written once, claims taken over only as seen"
  }
}

run "artifacts_are_kept" {
  command = plan

  assert {
    condition = jsonencode(local.lifecycle_rules) == jsonencode([
      { id = "artifacts", prefix = "code_output/", expire_days = null, noncurrent_days = 30 },
      { id = "claims", prefix = "claims/", expire_days = null, noncurrent_days = 1 },
    ])
    error_message = "and their claims with them"
  }
}

run "a_claim_outlives_its_artifact" {
  command = plan

  variables {
    artifacts_days = 90
  }

  assert {
    condition = jsonencode(local.lifecycle_rules) == jsonencode([
      { id = "artifacts", prefix = "code_output/", expire_days = 90, noncurrent_days = 30 },
      { id = "claims", prefix = "claims/", expire_days = 91, noncurrent_days = 1 },
    ])
    error_message = "by a day"
  }
}

run "all_is_said_of_the_bucket" {
  command = plan

  assert {
    condition = (
      output.id == "artifacts" &&
      output.arn == "arn:aws:s3:::artifacts" &&
      output.location == "s3://artifacts" &&
      output.object_arns == ["arn:aws:s3:::artifacts/code_output/*", "arn:aws:s3:::artifacts/claims/*"]
    )
    error_message = "the outputs"
  }
}

run "a_prefix_is_before_both_folders" {
  command = plan

  variables {
    prefix = "team/code"
  }

  assert {
    condition = (
      output.location == "s3://artifacts/team/code" &&
      output.object_arns == ["arn:aws:s3:::artifacts/team/code/code_output/*", "arn:aws:s3:::artifacts/team/code/claims/*"]
    )
    error_message = "the outputs"
  }

  assert {
    condition = [for statement in jsondecode(module.bucket.policy).Statement : statement.Resource] == [
      ["arn:aws:s3:::artifacts", "arn:aws:s3:::artifacts/*"],
      "arn:aws:s3:::artifacts/team/code/code_output/*",
      "arn:aws:s3:::artifacts/team/code/claims/*",
    ]
    error_message = "the policy"
  }

  assert {
    condition     = local.lifecycle_rules[*].prefix == ["team/code/code_output/", "team/code/claims/"]
    error_message = "the rules"
  }
}
