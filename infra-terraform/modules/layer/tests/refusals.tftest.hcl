# Each says what is wrong before anything is created.

mock_provider "aws" {}

variables {
  name          = "runtime"
  package       = "versions.tf"
  architectures = ["arm64"]
}

run "a_name_with_a_dot" {
  command = plan

  variables {
    name = "runtime.v1"
  }

  expect_failures = [var.name]
}

run "a_long_description" {
  command = plan

  variables {
    description = join("", [for n in range(257) : "x"])
  }

  expect_failures = [var.description]
}

run "a_zip_that_is_not_there" {
  command = plan

  variables {
    package = "missing.zip"
  }

  expect_failures = [var.package]
}

run "a_zip_too_large_to_go_without_a_bucket" {
  command = plan

  variables {
    package_bytes = 52428801
  }

  expect_failures = [aws_lambda_layer_version.this]
}

run "a_zip_of_no_size" {
  command = plan

  variables {
    package_bytes = 0
  }

  expect_failures = [var.package_bytes]
}

run "an_unknown_processor" {
  command = plan

  variables {
    architectures = ["arm64", "riscv"]
  }

  expect_failures = [var.architectures]
}

run "no_processor" {
  command = plan

  variables {
    architectures = []
  }

  expect_failures = [var.architectures]
}

run "an_older_runtime" {
  command = plan

  variables {
    runtimes = ["java21"]
  }

  expect_failures = [var.runtimes]
}
