mock_provider "aws" {
  override_during = plan
}

variables {
  function_name = "toxicity"
  function_arn  = "arn:aws:lambda:eu-west-1:123456789012:function:toxicity"
}

run "a_version_is_no_alias" {
  command         = plan
  expect_failures = [var.alias]

  variables {
    alias = "7"
  }
}

run "an_unknown_authorization_is_refused" {
  command         = plan
  expect_failures = [var.authorization]

  variables {
    authorization = "JWT"
  }
}

run "a_public_url_has_to_be_meant" {
  command         = plan
  expect_failures = [var.authorization]

  variables {
    authorization = "NONE"
  }
}

run "a_star_is_no_caller" {
  command         = plan
  expect_failures = [var.callers]

  variables {
    callers = ["*"]
  }
}

run "a_public_url_has_no_callers" {
  command         = plan
  expect_failures = [var.callers]

  variables {
    authorization = "NONE"
    allow_public  = true
    callers       = ["arn:aws:iam::123456789012:role/page"]
  }
}

run "an_origin_has_no_path" {
  command         = plan
  expect_failures = [var.cors]

  variables {
    cors = { origins = ["https://chat.example.org/page"] }
  }
}

run "lambda_refuses_the_method_options" {
  command         = plan
  expect_failures = [var.cors]

  variables {
    cors = { origins = ["https://chat.example.org"], methods = ["GET", "OPTIONS"] }
  }
}

run "cors_without_a_method_is_refused" {
  command         = plan
  expect_failures = [var.cors]

  variables {
    cors = { origins = ["https://chat.example.org"], methods = [] }
  }
}

run "credentials_do_not_go_with_any_origin" {
  command         = plan
  expect_failures = [var.cors]

  variables {
    cors = { origins = ["*"], credentials = true }
  }
}

run "preflights_are_kept_a_day_at_most" {
  command         = plan
  expect_failures = [var.cors]

  variables {
    cors = { origins = ["https://chat.example.org"], max_age = 86401 }
  }
}
