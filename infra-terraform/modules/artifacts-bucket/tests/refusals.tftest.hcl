# Each says what is wrong before anything is created.

mock_provider "aws" {
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
}

variables {
  name = "artifacts"
}

run "a_prefix_with_a_slash_at_its_end" {
  command = plan

  variables {
    prefix = "team/"
  }

  expect_failures = [var.prefix]
}

run "a_prefix_that_leads_out" {
  command = plan

  variables {
    prefix = "team/../other"
  }

  expect_failures = [var.prefix]
}

run "a_prefix_for_all" {
  command = plan

  variables {
    prefix = "team*"
  }

  expect_failures = [var.prefix]
}

run "no_day" {
  command = plan

  variables {
    artifacts_days = 0
  }

  expect_failures = [var.artifacts_days]
}

run "half_a_day" {
  command = plan

  variables {
    artifacts_days = 0.5
  }

  expect_failures = [var.artifacts_days]
}
