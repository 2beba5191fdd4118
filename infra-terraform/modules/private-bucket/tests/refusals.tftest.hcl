# Each says what is wrong before anything is created.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  name = "artifacts"
}

run "a_name_in_capitals" {
  command = plan

  variables {
    name = "Artifacts"
  }

  expect_failures = [var.name]
}

run "a_name_with_a_dot" {
  command = plan

  variables {
    name = "artifacts.example.org"
  }

  expect_failures = [var.name]
}

run "a_key_by_alias" {
  command = plan

  variables {
    kms_key_arn = "alias/objects"
  }

  expect_failures = [var.kms_key_arn]
}

run "two_rules_of_one_id" {
  command = plan

  variables {
    lifecycle_rules = [{ id = "old", expire_days = 1 }, { id = "old", noncurrent_days = 1 }]
  }

  expect_failures = [var.lifecycle_rules]
}

run "a_rule_of_the_modules_own_id" {
  command = plan

  variables {
    lifecycle_rules = [{ id = "leftovers", expire_days = 1 }]
  }

  expect_failures = [var.lifecycle_rules]
}

run "a_rule_that_removes_nothing" {
  command = plan

  variables {
    lifecycle_rules = [{ id = "old" }]
  }

  expect_failures = [var.lifecycle_rules]
}

run "a_rule_for_no_days" {
  command = plan

  variables {
    lifecycle_rules = [{ id = "old", expire_days = 0 }]
  }

  expect_failures = [var.lifecycle_rules]
}

run "a_statement_without_a_principal" {
  command = plan

  variables {
    policy_statements = [{ Effect = "Allow", Action = "s3:GetObject", Resource = "arn:aws:s3:::artifacts/*" }]
  }

  expect_failures = [var.policy_statements]
}

run "a_bucket_open_to_all" {
  command = plan

  variables {
    policy_statements = [{ Effect = "Allow", Principal = "*", Action = "s3:GetObject", Resource = "arn:aws:s3:::artifacts/*" }]
  }

  expect_failures = [var.policy_statements]
}

run "a_bucket_open_to_all_accounts" {
  command = plan

  variables {
    policy_statements = [{ Effect = "Allow", Principal = { AWS = "*" }, Action = "s3:GetObject", Resource = "arn:aws:s3:::artifacts/*" }]
  }

  expect_failures = [var.policy_statements]
}
